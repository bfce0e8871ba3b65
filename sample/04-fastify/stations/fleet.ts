import {
  ConflictException,
  Injectable,
  NotFoundException,
} from '@nestjs/common';

export interface Station {
  readonly city: string;
  readonly name: string;
  bikes: number;
}

@Injectable()
export class Fleet {
  private readonly stations: Station[] = [
    { city: 'Oslo', name: 'Opera', bikes: 12 },
    { city: 'Oslo', name: 'Blindern', bikes: 1 },
    { city: 'Bergen', name: 'Bryggen', bikes: 7 },
  ];

  find(city: string, name: string): Station {
    const station = this.stations.find(
      (each) => each.city === city && each.name === name,
    );
    if (!station)
      throw new NotFoundException(`${city} has no station ${name}.`);
    return station;
  }

  take(city: string, name: string): Station {
    const station = this.find(city, name);
    if (station.bikes === 0) {
      throw new ConflictException(`There is no bike at ${name}.`);
    }
    station.bikes -= 1;
    return station;
  }
}
