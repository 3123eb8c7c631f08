/** The stop switch: which advice may not be given for now, who decided that and why, and when it was lifted. */
@NullMarked
package nl.profielwijzer.suspension;

import org.jspecify.annotations.NullMarked;
