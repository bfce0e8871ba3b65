import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
} from '@nestjs/common';

/** A filter that does one thing with whatever it catches. */
export function filter(
  act: (error: Error, host: ArgumentsHost) => unknown,
  ...types: (new (...args: never[]) => Error)[]
): ExceptionFilter {
  @Catch(...types)
  class Filter implements ExceptionFilter {
    catch(error: Error, host: ArgumentsHost): unknown {
      return act(error, host);
    }
  }
  return new Filter();
}

/** What a filter does that answers the request itself. */
export const answer =
  (status: number, body: (error: Error) => unknown) =>
  (error: Error, host: ArgumentsHost): void => {
    const response = host
      .switchToHttp()
      .getResponse<{ status(code: number): { json(body: unknown): void } }>();
    response.status(status).json(body(error));
  };
