import { Module } from '@nestjs/common';
import { BooksModule } from '../books/books.module.js';
import { StaffTools } from './staff.tools.js';

/** For staff alone. */
@Module({ imports: [BooksModule], providers: [StaffTools] })
export class StaffModule {}
