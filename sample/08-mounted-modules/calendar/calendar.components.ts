import { Injectable } from '@nestjs/common';
import { IsISO8601, IsString } from 'class-validator';
import {
  Describe,
  Resource,
  ResourceError,
  Tool,
  ToolError,
} from 'nest-fastmcp';
import { Shows } from './shows.js';

class Move {
  @Describe('Which show, by its id')
  @IsString()
  id: string;

  @Describe('The new evening', { examples: ['2027-04-01'] })
  @IsISO8601({ strict: true })
  evening: string;
}

/** Written once: where it is mounted decides its names, who may use it, and how much of it. */
@Injectable()
export class CalendarComponents {
  constructor(private readonly shows: Shows) {}

  @Tool({
    name: 'list_shows',
    description: 'The shows of the season and their evenings',
    annotations: { readOnlyHint: true },
    tags: ['read'],
  })
  list() {
    return { shows: this.shows.all() };
  }

  @Tool({
    name: 'move_show',
    description: 'Moves a show to another evening',
    tags: ['write'],
  })
  move({ id, evening }: Move) {
    const show = this.shows.move(id, evening);
    if (!show) throw new ToolError(`There is no show ${id}.`);
    return show;
  }

  @Resource({ uri: 'shows://{id}', tags: ['read'] })
  show({ id }: { id: string }) {
    const show = this.shows.find(id);
    if (!show) throw new ResourceError(`There is no show ${id}.`);
    return show;
  }
}
