import { createInterface } from 'node:readline';
import { NestFactory } from '@nestjs/core';
import { McpStdio } from 'nest-fastmcp';
import { PlainBareModule } from './bare/plain.module.js';
import { PlainMcpModule } from './mcp/plain.module.js';
import { Adder } from './shared/adder.js';
import { addSchema } from './shared/inputs.js';
import { modernAnswer } from './shared/json-rpc.js';

/** The MCP server with one tool, over standard streams. */
export async function serveStdio(): Promise<void> {
  const app = await NestFactory.createApplicationContext(PlainMcpModule, {
    logger: ['error'],
  });
  await McpStdio.serve(app);
}

/** The same by hand: a line is read, checked, answered. */
export async function serveBareStdio(): Promise<void> {
  const app = await NestFactory.createApplicationContext(PlainBareModule, {
    logger: ['error'],
  });
  const adder = app.get(Adder);
  const schema = addSchema();
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, params } = JSON.parse(line);
    const input = schema.parse(params.arguments);
    const answer = JSON.stringify(modernAnswer(id, adder.add(input)));
    process.stdout.write(`${answer}\n`);
  });
}
