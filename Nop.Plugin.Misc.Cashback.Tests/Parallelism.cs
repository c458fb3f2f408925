// Every fixture has a shop or a database of its own, and much of the time is waiting for them.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
