/**
 * The port to the call log: what happens in a call is written to {@link dev.offhook.store.CallLog}
 * as it happens, and read from {@link dev.offhook.store.CallArchive}.
 */
@NullMarked
package dev.offhook.store;

import org.jspecify.annotations.NullMarked;
