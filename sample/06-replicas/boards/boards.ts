import { Injectable } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';
import { Describe, McpServerRef, Resource, Tool } from 'nest-fastmcp';
import { BoardStore } from './board-store.js';

class BoardName {
  @Describe('Name of the board', { examples: ['kitchen'] })
  @Matches(/^[a-z0-9-]{1,40}$/)
  name: string;
}

class Pin extends BoardName {
  @Describe('What the note says')
  @IsString()
  @Length(1, 500)
  note: string;
}

@Injectable()
export class Boards {
  constructor(
    private readonly store: BoardStore,
    private readonly mcp: McpServerRef,
  ) {}

  @Tool({
    description: 'Pins a note to a board',
    annotations: { destructiveHint: false, idempotentHint: true },
  })
  async pin({ name, note }: Pin) {
    const notes = await this.store.pin(name, note);
    this.mcp.resourceUpdated(`board://${name}`);
    return { notes, replica: process.pid };
  }

  @Resource({
    uri: 'board://{name}',
    description: 'The notes of a board',
    mimeType: 'application/json',
  })
  async board({ name }: BoardName) {
    return { notes: await this.store.notes(name), replica: process.pid };
  }
}
