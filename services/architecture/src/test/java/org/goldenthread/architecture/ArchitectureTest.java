package org.goldenthread.architecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(locations = Modules.Compiled.class, importOptions = Modules.WrittenByUs.class)
class ArchitectureTest {
  @ArchTest static final ArchTests layers = ArchTests.in(Layers.class);
  @ArchTest static final ArchTests names = ArchTests.in(Names.class);
  @ArchTest static final ArchTests conduct = ArchTests.in(Conduct.class);
}
