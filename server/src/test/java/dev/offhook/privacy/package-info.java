/** The call log in a database, on both kinds of it. Start at SqlStoreTest. */
@NullMarked
package dev.offhook.privacy;

import org.jspecify.annotations.NullMarked;
