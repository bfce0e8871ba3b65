import type { ReadableInfo, Resource } from '../components/resource.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import { metaOnWire } from './component-wire.js';
import type { JsonObject } from './json-object.js';

/** A resource as `resources/list` shows it (2026-07-28, Resources). */
export function resourceOnWire(
  resource: Resource,
  versions?: readonly string[],
): JsonObject {
  return {
    uri: resource.uri,
    size: resource.size,
    ...readableOnWire(resource, versions),
  };
}

/** A template as `resources/templates/list` shows it. */
export function templateOnWire(
  component: ResourceTemplate,
  versions?: readonly string[],
): JsonObject {
  return {
    uriTemplate: component.template.text,
    ...readableOnWire(component, versions),
  };
}

function readableOnWire(
  component: ReadableInfo,
  versions?: readonly string[],
): JsonObject {
  return {
    name: component.name,
    title: component.title,
    description: component.description,
    mimeType: component.mimeType,
    annotations: component.annotations,
    icons: component.icons,
    ...metaOnWire(component, versions),
  };
}
