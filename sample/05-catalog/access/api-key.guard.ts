import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { McpExecutionContext } from 'nest-fastmcp';

export const API_KEY = process.env['CATALOG_KEY'] ?? 'only-for-this-sample';

/** Lets in who knows the key, and who started the server as a process of their own. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const mcp = McpExecutionContext.create(context).getContext();
    if (mcp.transport === 'stdio') return true;
    const { headers } = context
      .switchToHttp()
      .getRequest<{ headers: Record<string, string | undefined> }>();
    if (headers['x-api-key'] === API_KEY) return true;
    throw new UnauthorizedException('Send the key of the catalogue.');
  }
}
