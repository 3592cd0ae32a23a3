package org.goldenthread.risk.matrix;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.record.Row;

/// The matrix as its table holds it.
///
/// @param id the directorate's code
@MappedEntity("risk_matrix")
record RiskMatrixRow(
    @Id String id,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> likelihoods,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> impacts,
    @TypeDef(type = DataType.JSON) List<BandPart> bands,
    @TypeDef(type = DataType.JSON) List<AppetitePart> appetites,
    long etag,
    Instant createTime,
    Instant updateTime)
    implements Row {}
