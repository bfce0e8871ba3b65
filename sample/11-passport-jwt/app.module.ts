import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { AuthModule } from './auth/auth.module.js';
import { ExpensesModule } from './expenses/expenses.module.js';

@Module({
  imports: [
    AuthModule,
    ExpensesModule,
    McpModule.forRoot({ name: 'expenses', version: '1.0.0' }),
  ],
})
export class AppModule {}
