import type {
  ContextState,
  RequestState,
  StateValues,
} from '../../context/context-state.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { KeptValues, type StateShelf } from './kept-values.js';
import { requestState } from './request-state.js';
import { callerScope, handleScope } from './state-scope.js';

/** What a server remembers of the caller of an exchange. */
export class CallerState extends KeptValues implements ContextState {
  constructor(
    private readonly exchange: McpExchange,
    private readonly all: StateShelf,
  ) {
    super(all, () => callerScope(exchange));
  }

  get request(): RequestState {
    return requestState(this.exchange);
  }

  of(handle: string): StateValues {
    return new KeptValues(this.all, () => handleScope(this.exchange, handle));
  }
}
