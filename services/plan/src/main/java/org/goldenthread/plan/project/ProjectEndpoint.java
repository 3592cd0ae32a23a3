package org.goldenthread.plan.project;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateProjectRequest;
import org.goldenthread.plan.v1.DeleteProjectRequest;
import org.goldenthread.plan.v1.GetProjectRequest;
import org.goldenthread.plan.v1.ListProjectsRequest;
import org.goldenthread.plan.v1.ListProjectsResponse;
import org.goldenthread.plan.v1.Project;
import org.goldenthread.plan.v1.ProjectServiceGrpc.ProjectServiceImplBase;
import org.goldenthread.plan.v1.UpdateProjectRequest;

@Singleton
final class ProjectEndpoint extends ProjectServiceImplBase {
  private final Resource<ProjectRow, Project> projects;

  ProjectEndpoint(Resource<ProjectRow, Project> projects) {
    this.projects = projects;
  }

  @Override
  public void getProject(GetProjectRequest request, StreamObserver<Project> out) {
    Answers.one(out, () -> projects.get(request));
  }

  @Override
  public void listProjects(ListProjectsRequest request, StreamObserver<ListProjectsResponse> out) {
    Answers.one(out, () -> projects.list(request, ListProjectsResponse.getDefaultInstance()));
  }

  @Override
  public void createProject(CreateProjectRequest request, StreamObserver<Project> out) {
    Answers.one(out, () -> projects.create(request));
  }

  @Override
  public void updateProject(UpdateProjectRequest request, StreamObserver<Project> out) {
    Answers.one(out, () -> projects.update(request));
  }

  @Override
  public void deleteProject(DeleteProjectRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> projects.delete(request));
  }
}
