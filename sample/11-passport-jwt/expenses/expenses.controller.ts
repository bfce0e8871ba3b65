import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  Post,
} from '@nestjs/common';
import { Tool } from 'nest-fastmcp';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { Roles } from '../auth/roles.decorator.js';
import type { User } from '../auth/users.js';
import { type Expense, ExpenseId, NewExpense } from './expense.js';

@Controller('expenses')
export class ExpensesController {
  readonly #expenses: Expense[] = [];

  @Get()
  @Tool({ name: 'list_expenses', description: 'Lists your expenses' })
  list(@CurrentUser() { id }: User) {
    return {
      expenses: this.#expenses.filter(({ employee }) => employee === id),
    };
  }

  @Post()
  @Tool({ name: 'submit_expense', description: 'Submits an expense of yours' })
  submit(
    @Body() { purpose, euros }: NewExpense,
    @CurrentUser() user: User,
  ): Expense {
    const submitted = {
      id: this.#expenses.length + 1,
      employee: user.id,
      purpose,
      euros,
    };
    this.#expenses.push(submitted);
    return submitted;
  }

  @Post(':id/approval')
  @Roles('manager')
  @Tool({ name: 'approve_expense', description: 'Approves an expense' })
  approve(@Param() { id }: ExpenseId, @CurrentUser() user: User): Expense {
    const expense = this.#expenses.find((each) => each.id === id);
    if (!expense) throw new NotFoundException(`There is no expense ${id}.`);
    expense.approvedBy = user.id;
    return expense;
  }
}
