import 'reflect-metadata';
import { McpFactory } from 'nest-fastmcp';
import { AppModule } from './app.module.js';

await McpFactory.runStdio(AppModule);
