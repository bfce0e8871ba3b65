import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { Input, Prompt, Resource, Tool } from '../../lib/index.js';

/** Lets nobody in but Ada. */
class OnlyAda implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { user } = context.switchToHttp().getRequest<{ user: unknown }>();
    return user === 'ada';
  }
}

/** A few components, some of which not everybody may use. */
@Injectable()
export class Library {
  @Tool({ description: 'Looks a book up by its title.' })
  findBook(@Input('title') title: string): string {
    return `found ${title}`;
  }

  @Tool({ description: 'Lends a book to a reader.' })
  lend_item(
    @Input('reader', { description: 'Who borrows the book.' }) reader: string,
  ): string {
    return `lent to ${reader}`;
  }

  @Tool({ description: 'Counts the visitors of a day.' })
  HTTPVisitors(): object {
    return { visitors: 7 };
  }

  @Tool({
    description: 'Burns a book.',
    visible: ({ auth }) => auth.user === 'ada',
  })
  burn(): string {
    return 'burnt';
  }

  @UseGuards(OnlyAda)
  @Tool({ description: 'Locks the doors.' })
  lock(): string {
    return 'locked';
  }

  @Resource({ uri: 'library://rules', description: 'The rules.' })
  rules(): string {
    return 'Be quiet.';
  }

  @Resource({ uri: 'library://logo', mimeType: 'image/png' })
  logo(): Buffer {
    return Buffer.from('89504e470d0a1a0a', 'hex');
  }

  @Resource({ uri: 'library://data', mimeType: 'application/zip' })
  data(): Buffer {
    return Buffer.from('PK');
  }

  @Resource({
    uri: 'library://secret',
    visible: ({ auth }) => auth.user === 'ada',
  })
  secret(): string {
    return 'hush';
  }

  @Resource({ uri: 'library://books/{title}', list: 'titles' })
  book({ title }: { title: string }): string {
    return `the text of ${title}`;
  }

  titles(): string[] {
    return ['emma'];
  }

  @Prompt({ description: 'Asks for a review.' })
  review(@Input('title') title: string): string {
    return `Review ${title}.`;
  }

  @Prompt({ visible: ({ auth }) => auth.user === 'ada' })
  censor(): string {
    return 'Censor it.';
  }
}
