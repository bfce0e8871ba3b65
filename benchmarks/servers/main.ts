import { APPLICATIONS } from './applications.js';

/** `<application> <adapter> <count>`: of tools or templates, where it has many. */
const [name = '', adapter = 'express', count = '1'] = process.argv.slice(2);
const start = APPLICATIONS[name];
if (!start) throw new Error(`There is no application called "${name}".`);
process.send?.({ url: await start(adapter, Number(count)) });
