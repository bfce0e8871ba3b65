import { Injectable } from '@nestjs/common';
import { IsISBN } from 'class-validator';
import { InjectMcpServer, McpServerRef, Tool, ToolError } from 'nest-fastmcp';
import { Shelf } from '../books/shelf.js';

class Withdrawal {
  @IsISBN()
  isbn: string;
}

@Injectable()
export class StaffTools {
  constructor(
    private readonly shelf: Shelf,
    @InjectMcpServer() private readonly visitors: McpServerRef,
    @InjectMcpServer('admin') private readonly staff: McpServerRef,
  ) {}

  @Tool({
    name: 'withdraw_book',
    description: 'Takes a book out of the library for good',
    annotations: { destructiveHint: true },
  })
  withdraw({ isbn }: Withdrawal) {
    const withdrawn = this.shelf.remove(isbn);
    if (!withdrawn) throw new ToolError(`There is no book ${isbn}.`);
    // Each server tells its own clients.
    for (const server of [this.visitors, this.staff]) {
      server.resourceUpdated('library://books');
    }
    return { withdrawn };
  }
}
