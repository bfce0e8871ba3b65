import { Injectable } from '@nestjs/common';
import { IsString, MinLength } from 'class-validator';
import { Describe, Resource, Tool } from 'nest-fastmcp';
import { Shelf } from './shelf.js';

class Search {
  @Describe('Part of a title or of an author’s name')
  @IsString()
  @MinLength(2)
  text: string;
}

@Injectable()
export class BookComponents {
  constructor(private readonly shelf: Shelf) {}

  @Tool({
    name: 'find_books',
    description: 'Looks for books by title or author',
    annotations: { readOnlyHint: true },
  })
  find({ text }: Search) {
    const wanted = text.toLowerCase();
    const books = this.shelf
      .all()
      .filter(({ title, author }) =>
        `${title} ${author}`.toLowerCase().includes(wanted),
      );
    return { books };
  }

  @Resource('library://books')
  books() {
    return this.shelf.all();
  }
}
