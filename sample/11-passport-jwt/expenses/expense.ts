import { Type } from 'class-transformer';
import { IsInt, IsPositive, IsString, Length } from 'class-validator';

export interface Expense {
  id: number;
  employee: string;
  purpose: string;
  euros: number;
  approvedBy?: string;
}

export class NewExpense {
  @IsString()
  @Length(1, 200)
  purpose: string;

  @IsPositive()
  euros: number;
}

export class ExpenseId {
  @Type(() => Number)
  @IsInt()
  id: number;
}
