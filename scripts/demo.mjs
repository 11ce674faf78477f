#!/usr/bin/env node
import { launch } from './project/launch.mjs';

launch('scripts/demo/main.ts');
