import { Injectable } from '@nestjs/common';
import { Resource } from 'nest-fastmcp';
import { PNG } from './fixtures.js';

/** What the suite reads. */
@Injectable()
export class Resources {
  @Resource({ uri: 'test://static-text', description: 'A text' })
  text() {
    return 'This is the content of the static text resource.';
  }

  @Resource({
    uri: 'test://static-binary',
    description: 'An image',
    mimeType: 'image/png',
  })
  binary() {
    return Buffer.from(PNG, 'base64');
  }

  @Resource({
    uri: 'test://template/{id}/data',
    description: 'Data by id',
    mimeType: 'application/json',
  })
  template({ id }: { id: string }) {
    return { id, templateTest: true, data: `Data for ID: ${id}` };
  }

  @Resource({ uri: 'test://watched-resource', description: 'May change' })
  watched() {
    return 'Nothing has changed yet.';
  }
}
