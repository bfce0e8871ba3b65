import type { ResourceTemplate } from '../components/resource-template.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { isObject } from '../schema/is-object.js';
import type { Annotations } from '../sdk.js';
import { isResourceUri } from '../uri/resource-uri.js';
import { collect, COLLECT_LIMITS, needsCollecting } from './collect.js';

/** A resource a template names, as `resources/list` shows it. */
export interface ListedResource {
  readonly uri: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
  readonly size?: number;
  readonly annotations?: Annotations;
}

/**
 * What the list method of a template returned, as entries: a value of the only
 * variable, an object of values, or an entry with a `uri` of its own.
 *
 * @param exchange whose end ends the reading
 * @throws TypeError when it is none of these, or too long
 */
export async function enumeratedResources(
  returned: unknown,
  template: ResourceTemplate,
  exchange: Pick<McpExchange, 'signal'>,
): Promise<readonly ListedResource[]> {
  const items = await itemsOf(returned, exchange);
  return items.map((item) =>
    isNamed(item) ? listed(item, template) : expanded(item, template),
  );
}

async function itemsOf(
  returned: unknown,
  exchange: Pick<McpExchange, 'signal'>,
): Promise<readonly unknown[]> {
  if (returned === undefined || returned === null) return [];
  const collected =
    isObject(returned) && needsCollecting(returned)
      ? await collect(returned, () => exchange.signal)
      : { value: returned };
  const items = 'value' in collected ? collected.value : undefined;
  if (!Array.isArray(items)) {
    throw new TypeError(
      'A list method returns an array or another iterable of values.',
    );
  }
  if (items.length > COLLECT_LIMITS.maxItems) {
    throw new TypeError(
      `A list method may name at most ${COLLECT_LIMITS.maxItems} resources.`,
    );
  }
  return items;
}

/** An entry a list method wrote itself. */
type NamedItem = Readonly<Record<string, unknown>> & {
  readonly uri: string;
  readonly name: string;
};

function isNamed(item: unknown): item is NamedItem {
  return (
    isObject(item) &&
    typeof item['uri'] === 'string' &&
    typeof item['name'] === 'string'
  );
}

/** Only what a list shows: the item may be a row of a database with more in it. */
function listed(
  item: NamedItem,
  { outward }: ResourceTemplate,
): ListedResource {
  const { uri, name, title, description, mimeType, size, annotations } = item;
  if (!isResourceUri(uri)) {
    throw new TypeError(
      `A list method named "${uri}", which is no absolute URI.`,
    );
  }
  return {
    uri: outward ? outward(uri) : uri,
    name,
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    ...(typeof mimeType === 'string' && { mimeType }),
    ...(typeof size === 'number' && { size }),
    ...(isObject(annotations) && { annotations: annotationsOf(annotations) }),
  };
}

function annotationsOf({
  audience,
  priority,
  lastModified,
}: Readonly<Record<string, unknown>>): Annotations {
  const roles = Array.isArray(audience) ? audience : [];
  return {
    ...(roles.length > 0 && {
      audience: roles.filter((role) => role === 'user' || role === 'assistant'),
    }),
    ...(typeof priority === 'number' && { priority }),
    ...(typeof lastModified === 'string' && { lastModified }),
  };
}

function expanded(item: unknown, component: ResourceTemplate): ListedResource {
  const { template, mimeType } = component;
  const values = isObject(item) ? item : onlyVariable(item, component);
  // What is no text, number or boolean is refused here.
  const uri = template.expand(values);
  const words = template.variables.flatMap(({ name }) => {
    const value = values[name];
    if (typeof value === 'string') return [value];
    return typeof value === 'number' ? [String(value)] : [];
  });
  return {
    uri,
    name: words.join(', ') || component.name,
    ...(mimeType !== undefined && { mimeType }),
  };
}

function onlyVariable(
  value: unknown,
  { template }: ResourceTemplate,
): Readonly<Record<string, unknown>> {
  const required = template.variables.filter(({ optional }) => !optional);
  const [first] = required;
  if (!first || required.length > 1) {
    throw new TypeError(
      `${template.text} has ${required.length} variables: name a resource by an object of all of them.`,
    );
  }
  return { [first.name]: value };
}
