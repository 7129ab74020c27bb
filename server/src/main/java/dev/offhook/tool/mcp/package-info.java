/**
 * Tools of MCP servers, as an assistant's file names them: programs of this machine or addresses.
 * Start at {@link dev.offhook.tool.mcp.McpServers}; how one of them lives, dies and comes back is
 * in {@link dev.offhook.tool.mcp.Connection}.
 */
@NullMarked
package dev.offhook.tool.mcp;

import org.jspecify.annotations.NullMarked;
