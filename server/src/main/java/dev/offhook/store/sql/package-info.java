/**
 * The call log in a database, a SQLite file or PostgreSQL. Start at {@link
 * dev.offhook.store.sql.SqlStore}: pages of events go in, calls and turns come out.
 */
@NullMarked
package dev.offhook.store.sql;

import org.jspecify.annotations.NullMarked;
