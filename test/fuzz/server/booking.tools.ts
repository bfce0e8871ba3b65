import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsEmail,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Describe, Input, Tool } from 'nest-fastmcp';

enum Cabin {
  Economy = 'economy',
  First = 'first',
}

class Passenger {
  @IsString()
  @Length(1, 40)
  name: string;

  @IsOptional()
  @IsEmail()
  email?: string;

  @IsInt()
  @Min(0)
  @Max(130)
  age: number;
}

class Booking {
  @Describe('Three letters')
  @Matches(/^[A-Z]{3}$/)
  from: string;

  @IsEnum(Cabin)
  cabin: Cabin;

  @Type(() => Date)
  @IsDate()
  departs: Date;

  @IsArray()
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => Passenger)
  passengers: Passenger[];

  @IsOptional()
  @IsBoolean()
  flexible?: boolean;

  @IsOptional()
  @IsString({ each: true })
  tags?: string[];
}

/** Tools whose inputs are DTOs, nested and flat. */
@Injectable()
export class BookingTools {
  @Tool({ name: 'book', description: 'Takes a nested DTO' })
  book({ from, cabin, departs, passengers }: Booking) {
    return { from, cabin, departs, seats: passengers.length };
  }

  @Tool({ name: 'add', description: 'Takes numbers, also as text' })
  add(@Input('a') a: number, @Input('b') b: number) {
    return a + b;
  }
}
