/** What it adds up to: findings weighed into an explained answer. The only implementation of the instrument. */
@NullMarked
package nl.profielwijzer.assessment;

import org.jspecify.annotations.NullMarked;
