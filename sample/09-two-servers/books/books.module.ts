import { Module } from '@nestjs/common';
import { BookComponents } from './book.components.js';
import { Shelf } from './shelf.js';

/** For visitors and for staff: both servers include it. */
@Module({ providers: [Shelf, BookComponents], exports: [Shelf] })
export class BooksModule {}
