/** The call log in a database, on both kinds of it. Start at SqlStoreTest. */
@NullMarked
package dev.offhook.store.sql;

import org.jspecify.annotations.NullMarked;
