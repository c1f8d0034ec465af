@NullMarked
package parley.transfer;

import org.jspecify.annotations.NullMarked;
