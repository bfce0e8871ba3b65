/**
 * Everything the library takes from inside Nest, beyond its documented
 * exports, in one place: when Nest moves, this file and its contract test say
 * where it hurts. The paths are the same in Nest 11 and 12.
 */
export { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
export { InterceptorsConsumer } from '@nestjs/core/interceptors/interceptors-consumer.js';
export { Injector } from '@nestjs/core/injector/injector.js';
export { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
export type { Module } from '@nestjs/core/injector/module.js';
export { REQUEST_CONTEXT_ID } from '@nestjs/core/router/request/request-constants.js';
export { RoutePathFactory } from '@nestjs/core/router/route-path-factory.js';
