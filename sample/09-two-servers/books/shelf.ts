import { Injectable } from '@nestjs/common';
import type { Book } from './book.js';

/** The books there are. */
@Injectable()
export class Shelf {
  private readonly books = new Map<string, Book>(
    [
      { isbn: '9780141439518', title: 'Emma', author: 'Jane Austen' },
      { isbn: '9780141439808', title: 'Persuasion', author: 'Jane Austen' },
      { isbn: '9780142437247', title: 'Moby-Dick', author: 'Herman Melville' },
    ].map((book) => [book.isbn, book]),
  );

  all(): Book[] {
    return [...this.books.values()];
  }

  remove(isbn: string): Book | undefined {
    const book = this.books.get(isbn);
    this.books.delete(isbn);
    return book;
  }
}
