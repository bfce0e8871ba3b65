import { IsBoolean, IsOptional, IsString, Matches } from 'class-validator';

export class NewReport {
  @Matches(/^[a-z_]{1,64}$/)
  name: string;

  @IsString()
  description: string;

  @IsString()
  category: string;

  @IsString()
  region: string;

  /** Whether everybody sees it. */
  @IsOptional()
  @IsBoolean()
  shared?: boolean;
}
