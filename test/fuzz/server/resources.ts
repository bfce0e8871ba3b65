import { Injectable, NotFoundException } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Completion, content, Resource } from 'nest-fastmcp';
import { thrown } from './oddities.js';

const ITEM = 'fuzz://items/{id}';

class Search {
  @IsOptional()
  @IsString()
  q = 'anything';

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  limit = 10;
}

/** A resource for each shape of URI that `generate/uris.ts` makes. */
@Injectable()
export class Resources {
  @Resource('fuzz://static')
  static() {
    return 'always the same';
  }

  @Resource({ uri: ITEM, list: 'items' })
  item({ id }: { id: string }) {
    if (id === '404') throw new NotFoundException('No such item');
    return { id };
  }

  items() {
    return ['1', '2', 'Grüße'];
  }

  @Completion({ resource: ITEM, argument: 'id' })
  ids(typed: string) {
    return Array.from({ length: 150 }, (_, index) => `${typed}${index}`);
  }

  @Resource('fuzz://items/{id}/parts/{part}.json')
  part({ id, part }: { id: string; part: string }) {
    return [content.text(id), content.text(part)];
  }

  @Resource('fuzz://files/{path*}')
  file({ path }: { path: string }) {
    return Buffer.from(path);
  }

  @Resource('fuzz://search{?q,limit}')
  search({ q, limit }: Search) {
    return { q, limit };
  }

  @Resource({ uri: 'fuzz://notes/{+text}', allowUnsafe: true })
  note({ text }: { text: string }) {
    return text;
  }

  @Resource('fuzz://failing/{kind}')
  failing({ kind }: { kind: string }): never {
    throw thrown(kind, 'read');
  }
}
