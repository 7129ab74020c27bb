/** Tests of the bench that takes the log's database away in the midst of calls. */
@NullMarked
package dev.offhook.bench.outage;

import org.jspecify.annotations.NullMarked;
