import { isJsonObject, type JsonObject } from './json-object.js';

/** What a client sends to shake hands (2025-11-25, Lifecycle). */
export interface InitializeParams extends JsonObject {
  readonly protocolVersion: string;
  readonly capabilities: JsonObject;
  readonly clientInfo: JsonObject & {
    readonly name: string;
    readonly version: string;
  };
}

/** Whether params are those of a handshake, complete and of the right types. */
export function isInitializeParams(
  params: JsonObject,
): params is InitializeParams {
  const { protocolVersion, capabilities, clientInfo } = params;
  return (
    typeof protocolVersion === 'string' &&
    isJsonObject(capabilities) &&
    isJsonObject(clientInfo) &&
    typeof clientInfo['name'] === 'string' &&
    typeof clientInfo['version'] === 'string'
  );
}
