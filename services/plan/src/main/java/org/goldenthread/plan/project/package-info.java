/// High-risk and high-profile projects, with their gateway stages.
@NullMarked
package org.goldenthread.plan.project;

import org.jspecify.annotations.NullMarked;
