import { Injectable, NotFoundException } from '@nestjs/common';
import { IsInt } from 'class-validator';
import { content, Describe, Resource, Tool } from 'nest-fastmcp';
import { CatalogDatabase } from '../database/catalog-database.js';
import { png, type Rgb } from './png.js';

const PAPER: Rgb = [244, 236, 216];
const CLOTH: readonly Rgb[] = [
  [38, 70, 83],
  [155, 34, 38],
  [42, 100, 60],
  [88, 60, 112],
];

export class BookId {
  @Describe('Number of the book in the table books')
  @IsInt()
  id: number;
}

@Injectable()
export class Covers {
  constructor(private readonly database: CatalogDatabase) {}

  /** One method, two ways to it: models call the tool, people attach the resource. */
  @Tool({
    description: 'The cover of a book, as a picture',
    annotations: { readOnlyHint: true },
  })
  @Resource({
    uri: 'cover://{id}',
    title: 'Cover of a book',
    mimeType: 'image/png',
    list: 'covers',
  })
  cover({ id }: BookId) {
    const [book] = this.database.select('SELECT * FROM books WHERE id = ?', id);
    if (!book) throw new NotFoundException(`There is no book ${id}.`);
    const cloth = CLOTH[id % CLOTH.length] ?? PAPER;
    const bands = String(book['title']).length;
    return content.image(
      png(96, 144, (x, y) =>
        x > 8 && y > 20 && y < 20 + bands * 3 && y % 3 === 0 ? PAPER : cloth,
      ),
    );
  }

  covers() {
    return this.database
      .select('SELECT id, title FROM books ORDER BY id')
      .map(({ id, title }) => ({
        uri: `cover://${String(id)}`,
        name: `Cover of ${String(title)}`,
        mimeType: 'image/png',
      }));
  }
}
