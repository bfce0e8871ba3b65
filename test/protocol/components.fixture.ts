import type { Prompt } from '../../lib/components/prompt.js';
import type { Resource } from '../../lib/components/resource.js';
import type { ResourceTemplate } from '../../lib/components/resource-template.js';
import { UriTemplate } from '../../lib/uri/uri-template.js';
import { input } from './fixtures.js';

const nothing = input({ type: 'object' });
const handler: Resource['handler'] = Object.create(null);

/** One resource, one template and one prompt, as far as a dispatcher looks at them. */
export const resource: Resource = {
  kind: 'resource',
  name: 'about',
  uri: 'docs://about',
  input: nothing,
  handler,
  cacheHint: { ttlMs: 500, scope: 'public' },
};
export const template: ResourceTemplate = {
  kind: 'resource-template',
  name: 'page',
  template: UriTemplate.parse('docs://pages/{page}'),
  exempt: [],
  input: input({
    type: 'object',
    properties: { page: { enum: ['one', 'two'] } },
  }),
  handler,
};
export const prompt: Prompt = {
  kind: 'prompt',
  name: 'plan',
  arguments: [{ name: 'city', required: true }],
  input: nothing,
  handler,
};
