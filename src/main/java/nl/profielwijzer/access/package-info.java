/** Who may do what: users, their roles and municipalities, and the table of rights. */
@NullMarked
package nl.profielwijzer.access;

import org.jspecify.annotations.NullMarked;
