import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Describe } from 'nest-fastmcp';

export class TableName {
  @Describe('Name of the table', { examples: ['books'] })
  @IsString()
  table: string;
}

class TableColumn {
  @IsString()
  name: string;

  @Describe('Type in SQLite, such as INTEGER')
  @IsString()
  type: string;

  @Describe('Whether every row has a value')
  @IsBoolean()
  required: boolean;
}

export class TableDescription {
  @IsString()
  table: string;

  @Type(() => TableColumn)
  @ValidateNested({ each: true })
  columns: TableColumn[];
}

export class Query {
  @Describe('One SELECT, in the dialect of SQLite', {
    examples: ['SELECT genre, count(*) AS books FROM books GROUP BY genre'],
  })
  @IsString()
  sql: string;

  @Describe('How many rows to return at most')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limit = 100;
}

export class TableRows {
  @IsString()
  name: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limit = 100;
}

export class Explanation {
  @Describe('The table to explain')
  @IsString()
  table: string;

  @Describe('Who it is explained to')
  @IsIn(['customer', 'bookseller', 'developer'])
  reader: string;

  @Describe('The only column to explain')
  @IsOptional()
  @IsString()
  column?: string;
}
