import { Injectable } from '@nestjs/common';

export interface Bed {
  name: string;
  /** From 0, dry as dust, to 100. */
  moisture: number;
  wateredBy?: string;
}

@Injectable()
export class Beds {
  readonly all: readonly Bed[] = [
    { name: 'tomatoes', moisture: 30 },
    { name: 'beans', moisture: 55 },
  ];

  find(name: string): Bed | undefined {
    return this.all.find((bed) => bed.name === name);
  }
}
