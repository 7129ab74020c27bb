/** Tests of the bench that kills a server in the midst of calls. */
@NullMarked
package dev.offhook.bench.restart;

import org.jspecify.annotations.NullMarked;
