/** Load on a running server, and reports. */
@NullMarked
package dev.offhook.bench;

import org.jspecify.annotations.NullMarked;
