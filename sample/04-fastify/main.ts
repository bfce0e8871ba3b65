import 'reflect-metadata';
import { createApp } from './app.js';

const app = await createApp();
await app.listen(process.env['PORT'] ?? 3000);

const url = (await app.getUrl()).replace('[::1]', 'localhost');
console.log(`
The bikes answer at ${url}/api/mcp and ${url}/api/stations. Try both:

curl -s ${url}/api/stations/Opera -H 'x-api-key: key-of-oslo'

curl -s ${url}/api/mcp -H 'x-api-key: key-of-oslo' -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' \\
  -d '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find-station","arguments":{"station":"Opera"}}}'
`);
