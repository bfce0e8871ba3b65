import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  Module,
  UseGuards,
} from '@nestjs/common';
import {
  McpModule,
  McpServerRef,
  Prompt,
  Resource,
  Tool,
} from '../../../lib/index.js';

/** Lets in whoever says so. */
@Injectable()
class EditorsOnly implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest();
    if (headers['x-role'] === 'editor') return true;
    throw new ForbiddenException('Editors only');
  }
}

@Injectable()
class Newsroom {
  constructor(private readonly mcp: McpServerRef) {}

  @Resource('news://today')
  today() {
    return 'Nothing new.';
  }

  @Resource('news://archive/{day}')
  archive({ day }: { day: string }) {
    return `Nothing on ${day}.`;
  }

  @UseGuards(EditorsOnly)
  @Resource('news://drafts')
  drafts() {
    return 'To be written.';
  }

  @Prompt('headline')
  headline() {
    return 'Write a headline.';
  }

  @Tool('publish')
  publish() {
    this.mcp.resourceUpdated('news://today');
    return 'Published.';
  }
}

/** An application with resources that change, one of them behind a guard. */
@Module({ imports: [McpModule.forRoot()], providers: [Newsroom] })
export class NewsModule {}
