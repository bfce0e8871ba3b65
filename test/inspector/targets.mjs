import { CATALOG } from './targets/catalog.mjs';
import { EXPENSES, logIn } from './targets/expenses.mjs';
import { FRONT_DESK, FRONT_DESK_TALKS } from './targets/front-desk.mjs';
import { GARDEN, getToken } from './targets/garden.mjs';
import { call, common, list } from './checks.mjs';

/**
 * @typedef {object} Target
 * @property {string} sample folder below `sample/`
 * @property {{ readonly http?: string, readonly stdio?: string }} entries built files that serve it; one over HTTP prints the address
 * @property {readonly string[] | ((url: string) => Promise<readonly string[]>)} [headers] sent along over HTTP, such as `x-api-key: …`; or what gets them for the server at an address
 * @property {boolean} [sse] whether it has the old transport, too, at `/sse`
 * @property {readonly import('./checks.mjs').Check[]} checks
 * @property {readonly import('./talks.mjs').TalkAfter[]} [talks] calls that ask something, one after the other; no headers are sent along
 */

/** The samples the Inspector examines. @type {readonly Target[]} */
export const TARGETS = [
  {
    sample: '01-quickstart',
    entries: { http: 'main.js' },
    checks: [
      ...common({ name: 'weather', version: '1.0.0' }, ['forecast']),
      call(
        'forecast',
        { city: 'Oslo', days: 2 },
        {
          structuredContent: {
            city: 'Oslo',
            days: 2,
            outlook: 'sunny',
            celsius: 20,
          },
        },
      ),
      // A server without them is asked all the same, and must not mind.
      list('resources/list', { resources: [] }),
      list('resources/templates/list', { resourceTemplates: [] }),
      list('prompts/list', { prompts: [] }),
    ],
  },
  {
    sample: '03-stdio',
    entries: { stdio: 'main.js' },
    checks: [
      ...common({ name: 'units', version: '1.0.0' }, ['convert']),
      call(
        'convert',
        { value: 26.2, from: 'mi', to: 'km' },
        { structuredContent: { value: 42.1648128, unit: 'km' } },
      ),
    ],
  },
  {
    sample: '04-fastify',
    entries: { http: 'main.js' },
    headers: ['x-api-key: key-of-oslo'],
    checks: [
      ...common({ name: 'bikes', version: '1.4.0' }, [
        'find-station',
        'start-ride',
      ]),
      call(
        'find-station',
        { station: 'Opera' },
        { structuredContent: { city: 'Oslo', name: 'Opera', bikes: 12 } },
      ),
    ],
  },
  {
    sample: '05-catalog',
    entries: { http: 'main.js', stdio: 'stdio.js' },
    headers: ['x-api-key: only-for-this-sample'],
    checks: CATALOG,
  },
  {
    sample: '07-conversation',
    entries: { http: 'main.js', stdio: 'stdio.js' },
    sse: true,
    checks: FRONT_DESK,
    talks: FRONT_DESK_TALKS,
  },
  {
    sample: '11-passport-jwt',
    entries: { http: 'main.js' },
    headers: logIn,
    checks: EXPENSES,
  },
  {
    sample: '12-external-idp',
    entries: { http: 'main.js' },
    headers: getToken,
    checks: GARDEN,
  },
];
