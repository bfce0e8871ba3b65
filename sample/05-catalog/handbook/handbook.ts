import { Injectable, NotFoundException } from '@nestjs/common';
import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { content, Resource } from 'nest-fastmcp';

// The compiler leaves these files where the sources are.
const FOLDER = new URL(
  '../docs/',
  import.meta.url.replace('/build/sample/05-catalog/', '/sample/05-catalog/'),
);

@Injectable()
export class Handbook {
  @Resource({
    uri: 'docs://{path*}',
    title: 'Handbook',
    description: 'How the bookshop works',
    mimeType: 'text/markdown',
    list: 'pages',
  })
  async page({ path }: { path: string }) {
    if (!(await this.pages()).includes(path)) {
      throw new NotFoundException(`The handbook has no page ${path}.`);
    }
    return content.file(new URL(path, FOLDER));
  }

  async pages() {
    const names = await readdir(FOLDER, { recursive: true });
    return names
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.replaceAll(sep, '/'))
      .sort();
  }
}
