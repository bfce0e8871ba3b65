import type { CallerRule } from '../components/caller-rule.js';
import type { Component } from '../components/component.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { shorten } from '../errors/shorten.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { resourceNotFound } from './resource-not-found.js';

/**
 * A component its caller does not see: to be answered as a name nothing has.
 * Where nobody does that, it says so itself.
 */
export class HiddenComponent extends McpException {
  /**
   * @param why a sentence for developers, without anything the caller sent
   * @param rule the rule that hides it; none where something else does
   */
  constructor(
    readonly component: Component,
    exchange: McpExchange,
    readonly why: string,
    readonly rule?: CallerRule,
  ) {
    const { code, message, data } = notFound(component, exchange);
    super(code, message, data);
  }
}

function notFound(
  component: Component,
  { era, message: { params } }: McpExchange,
): McpException {
  switch (component.kind) {
    case 'tool':
    case 'prompt':
      return new McpException(
        FAULT_CODES['invalid-params'],
        `Unknown ${component.kind}: ${shorten(component.name)}`,
      );
    case 'resource':
      return resourceNotFound(component.uri, era);
    case 'resource-template': {
      const { uri } = params;
      return resourceNotFound(
        typeof uri === 'string' ? uri : component.template.text,
        era,
      );
    }
  }
}
