import { IsInt, IsString } from 'class-validator';

/** A result as a class. */
export class City {
  @IsString() name: string;
  @IsInt() people: number;
}

/** A city as a model gives it. */
export const ULM = { name: 'Ulm', people: 129_000 };
