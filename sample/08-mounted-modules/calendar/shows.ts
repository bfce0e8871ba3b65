import { Injectable } from '@nestjs/common';
import type { Show } from './show.js';

/** The shows of the season. */
@Injectable()
export class Shows {
  private readonly shows = new Map<string, Show>(
    [
      { id: 'tempest', title: 'The Tempest', evening: '2027-03-05' },
      { id: 'seagull', title: 'The Seagull', evening: '2027-03-12' },
    ].map((show) => [show.id, show]),
  );

  all(): Show[] {
    return [...this.shows.values()];
  }

  find(id: string): Show | undefined {
    return this.shows.get(id);
  }

  move(id: string, evening: string): Show | undefined {
    const show = this.shows.get(id);
    if (show) show.evening = evening;
    return show;
  }
}
